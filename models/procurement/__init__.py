r"""Finding shared buying: what the spend lines suggest before anything is optimised.

Words and letters used on these sheets:

- :math:`t \in T` trusts, :math:`i \in I` items, :math:`s \in S` suppliers;
- :math:`m_{ti}` what trust :math:`t` paid for item :math:`i` [pence], :math:`q_{ti}` how much it bought [units];
- :math:`p_{ti} = m_{ti} / q_{ti}` the price each that follows [pence per unit];
- the same with a third index :math:`s` where only what came from supplier :math:`s` is meant.

Money is whole pence, quantities whole millionths of a unit, prices exact fractions; nothing is rounded but the figures
that are published, each once, halves away from zero. A total is the sum of its rounded parts.
"""
