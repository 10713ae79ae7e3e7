"""The self-check: a worker sees their own insured months, with a code sent to the phone on record.

Whoever asks learns nothing from the answer: the page looks nobody up. A job does, and sends a code
if number and name belong together and a phone is on record. Only the browser that asked can use it.
"""
