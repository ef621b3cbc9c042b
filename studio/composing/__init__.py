"""From a picture, a template and a colleague's choices to exactly what is uploaded. No Qt."""
