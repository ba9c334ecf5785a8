"""The tab of the Children's Centre, which is run by its children."""
