"""Contacts, hotlines and official channels."""
