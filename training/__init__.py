"""Makes the reader: from question-answer sets to the file that ships in `qa/models`.

`python -m training --data DIR --out qa/models` is the whole way. Nothing here is needed, or packaged, to run Pullquote.
"""
