"""What a sweep shows: its points, a tornado and a frontier, as JSON, CSV and one HTML page."""
