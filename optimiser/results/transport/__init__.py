"""What transport came to, as tables and figures: overlap, plans, gains, service and proof."""
