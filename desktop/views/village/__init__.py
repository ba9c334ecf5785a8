"""The Village tab: households, children who are helped back to school, the survey."""
