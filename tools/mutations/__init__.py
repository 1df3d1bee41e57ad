"""Takes promises out of a copy of the project, and shows that a test fails without each."""
