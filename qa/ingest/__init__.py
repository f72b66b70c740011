"""Files on their way to becoming articles: found, told apart by kind, read, cleaned.

One module reads one kind. None of them knows of libraries, passages or vectors, and each loads its library only
when a file of its kind is read.
"""

from qa.ingest.files import KINDS, SUFFIXES, find_files, passed_over, read_changed, read_file, title_by_name
from qa.ingest.item import Ingested, Rejected, Same, file_of

__all__ = [
    "KINDS",
    "SUFFIXES",
    "Ingested",
    "Rejected",
    "Same",
    "file_of",
    "find_files",
    "passed_over",
    "read_changed",
    "read_file",
    "title_by_name",
]
