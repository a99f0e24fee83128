r"""The recommended award: who supplies what to whom, at which tier, under which rules.

Letters used on these sheets:

- :math:`t \in T` trusts, :math:`i \in I` items, :math:`n = (t, i) \in N` needs, :math:`s \in S` suppliers,
  :math:`o \in O` offers, :math:`b \in B` bundles, :math:`k \in K` tier schedules with tiers :math:`q \in Q_k`;
- :math:`d_n` the quantity needed, :math:`p_o` the list price, :math:`p_{oq}` the price in a tier;
- :math:`x_{noq}` how much of need :math:`n` offer :math:`o` supplies in tier :math:`q`, and :math:`u_n` the quantity
  one unit of it stands for: all of the need, or one step where items come in whole steps;
- :math:`y_{kq}` whether schedule :math:`k` is in tier :math:`q`, :math:`z_b` whether a bundle is taken;
- :math:`P \subset O` the present terms; bundles and all other offers are new terms. :math:`w_{tlj}` whether trust
  :math:`t` chooses option :math:`j` to join in lot :math:`l`, and :math:`m_{jn}` how much of a need it may then buy on
  new terms.

Money is whole pence, quantities are whole millionths of the item's unit, prices exact fractions.
"""
