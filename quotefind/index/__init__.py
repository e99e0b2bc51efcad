"""Quotations kept in a database, found once and asked for often: SQLite with its full text search."""
