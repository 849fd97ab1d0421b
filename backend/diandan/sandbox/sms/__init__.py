"""The stand-ins for two providers of text messages, and the mailbox they and the mail server fill."""
