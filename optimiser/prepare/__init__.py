"""Case + scenario -> instances for the models, and the dates they need."""
