"""Draws the report from a run: views in plain words, one template, and from it HTML and PDF."""
