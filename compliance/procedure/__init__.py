"""The procedure of the law: states, the steps between them, what each step needs.

A case moves by steps only. Each step is named by one verb, which is the same in the action, the
button, the address and the log. `states` says from where to where; `table` says who may take a
step, what it is called and what paper it makes; `guards` say why a step cannot be taken today.
"""
