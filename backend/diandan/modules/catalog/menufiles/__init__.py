"""Menus as files: our own form in CSV, XLSX and JSON, and other people's by a mapping.

Reading gives a ``MenuDocument`` or every problem by sheet, row and column; nothing here touches the database.
"""
