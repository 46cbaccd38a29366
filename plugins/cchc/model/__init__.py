"""What exists: frozen dataclasses that every other part reads and none changes.

Only the standard library is imported here. Words that the law owns stay Vietnamese:

- *CCHC*, cải cách hành chính: the State's administrative reform (Resolution 76/NQ-CP).
- *TTHC*, thủ tục hành chính: an administrative procedure; its national code is ``D.DDDDDD``.
- *toàn trình / một phần*: the two levels of an online public service (dịch vụ công trực tuyến).
- *PAR INDEX*, *SIPAS*: the yearly reform index and the satisfaction index of the Ministry of Home
  Affairs; *PAPI*, *PCI*, *DTI* are other indices, of the province only.
- *niêm yết*: posting a procedure on paper at the counter.
- *phản ánh, kiến nghị*: feedback from people and business on rules and on officials.
"""
