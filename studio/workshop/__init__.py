"""Changes a kit's authoring folder, for the Kit workshop and for scripts. No Qt."""
