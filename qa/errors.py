"""Every error Pullquote raises on purpose. Each says what happened, to which input, and what to do next.

The tree::

    PullquoteError                  the root; its text is fit to be shown to a person as it is
    ├── InputError                  one input cannot be read; the rest of the batch goes on
    │   ├── MissingInput            no file or folder is there
    │   ├── UnsupportedInput        a kind of file we do not read, an address we do not fetch
    │   ├── EmptyInput              it was read, but holds no article
    │   └── Unreachable             a web address gave nothing this time: try again later
    ├── QuestionError               the question is empty or far too long
    ├── FilterError                 a filter cannot be understood (a date, say)
    ├── ArticleNotFound             no article has that id
    ├── FeedNotFound                no feed of that address is followed
    ├── LibraryError                the library folder itself
    │   ├── LibraryMissing          there is no library in that folder yet
    │   ├── LibraryTooNew           written by a newer Pullquote
    │   ├── LibraryReadOnly         it cannot be written to; asking still works
    │   ├── LibraryFull             the disk is full or failed; the old state is whole
    │   ├── LibraryBusy             another process holds it: try again
    │   ├── LibraryDamaged          the store does not hold what it once acknowledged
    │   └── IndexUnreachable        its index is on another machine, which does not answer; the articles are here
    ├── EncoderError                the model that turns text into vectors
    │   ├── EncoderMissing          it is not installed, or its files are not the checked ones
    │   ├── EncoderUnreachable      the cluster that encodes does not answer: try again
    │   └── EncoderMismatch         the library was made with another one
    ├── ResultUnwritten             the result cannot be written where it goes; what was done is done
    └── ReaderDamaged               the model that finds short answers is missing or not the checked one

Only `LibraryBusy` and those that are unreachable mean "the same call may succeed later"; all others need a person to
change something.
"""

from __future__ import annotations


class PullquoteError(Exception):
    """Base of all our errors: `what` happened (naming the input) and `hint`, what to do next."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(f"{what} {hint}".strip())
        self.what = what
        self.hint = hint


class InputError(PullquoteError):
    """One input cannot be read. The other inputs of the batch are not affected."""


class MissingInput(InputError):
    """No file or folder is at the path given."""


class UnsupportedInput(InputError):
    """The input is of a kind Pullquote does not read."""


class EmptyInput(InputError):
    """The input was read, but there is no article text in it."""


class Unreachable(InputError):
    """A web address could not be fetched this time. The same address may give its article later."""


class QuestionError(PullquoteError):
    """The question is empty or longer than can be understood as one."""


class FilterError(PullquoteError):
    """A filter value cannot be understood."""


class ArticleNotFound(PullquoteError):
    """The library holds no article with that id."""


class FeedNotFound(PullquoteError):
    """No feed of that address is followed."""


class LibraryError(PullquoteError):
    """The library folder as a whole."""


class LibraryMissing(LibraryError):
    """There is no library in that folder yet."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer version of Pullquote."""


class LibraryReadOnly(LibraryError):
    """The library cannot be written to. Asking still works."""


class LibraryFull(LibraryError):
    """The disk is full or fails. What was kept before is whole, as far as the disk still gives it."""


class LibraryBusy(LibraryError):
    """Another process is writing. The same call may succeed later."""


class LibraryDamaged(LibraryError):
    """What the store holds is not what it acknowledged. Nothing of it is quoted."""


class IndexUnreachable(LibraryError):
    """The server that holds the library's index does not answer. The articles are kept; the index follows them."""


class EncoderError(PullquoteError):
    """The model that turns text into vectors."""


class EncoderMissing(EncoderError):
    """The encoder is not installed, or its files are not the ones we checked."""


class EncoderUnreachable(EncoderError):
    """The cluster that was to encode does not answer. What was kept is kept."""


class EncoderMismatch(EncoderError):
    """The library's vectors were made by another encoder."""


class ReaderDamaged(PullquoteError):
    """The reader's model is missing or not the one that was shipped. Sentences still answer without it."""


class ResultUnwritten(PullquoteError):
    """The result of a command cannot be written where it goes. What the command did is done."""
