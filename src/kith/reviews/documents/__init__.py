"""One frozen content, three forms: a page, a PDF and a Word document. All say the same words."""
