"""ROOM: the quarterly and yearly report on communication, in the layout of Decree 30/2020/NĐ-CP."""
