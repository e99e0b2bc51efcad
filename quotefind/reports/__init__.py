"""What is reported: cues, source phrases, claims of each shape, quotations that no verb governs."""
