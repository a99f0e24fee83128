r"""Capacitated facility location: which places to open, and who is served from where.

Words and letters used on these sheets:

- :math:`i \in I` customers, :math:`j \in J` facilities, :math:`P \subseteq I \times J` the pairs that are possible;
- :math:`f_j` what opening facility :math:`j` costs, :math:`k_j` its capacity, :math:`d_i` what customer :math:`i`
  needs;
- :math:`c_{ij}` what serving all of customer :math:`i` from facility :math:`j` costs;
- :math:`y_j \in \{0, 1\}` whether facility :math:`j` is open, :math:`x_{ij} \in [0, 1]` the share of customer :math:`i`
  that facility :math:`j` serves; whole where a customer may have one source only.

Costs are whole numbers of the instance's smallest unit of money, needs and capacities whole numbers of its smallest
unit of quantity, shares exact fractions.
"""
