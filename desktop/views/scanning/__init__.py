"""From a paper to its record: a code held to the camera, in a picture, or typed by a scanner."""
