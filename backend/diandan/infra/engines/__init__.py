"""The database servers besides SQLite: how they are spoken to, and what their errors mean."""
