r"""Cooperative games: how members that do better together share what they gain, or what they pay.

Words and letters used on these sheets:

- :math:`i \in N` players, :math:`n` of them; :math:`S \subseteq N` a coalition;
- :math:`v(S)` what a coalition gains, or what it costs, on its own; :math:`\sigma = 1` in a game of gains and
  :math:`-1` in a game of costs, so that more of :math:`\sigma v` is always better;
- :math:`x_i` the share of a player, :math:`x(S) = \sum_{i \in S} x_i`; the shares of all add up to :math:`v(N)`;
- :math:`\sigma (v(S) - x(S))` the excess of a coalition: what it would be better off by on its own; the core are the
  shares at which no coalition has one above 0;
- :math:`w_i` the weight of a player: its size, or what it has alone; :math:`\sigma (x_i - v(i)) / w_i` its relative
  gain;
- :math:`\varepsilon` the largest excess, :math:`f` the largest difference of two relative gains.

A coalition is written as a whole number whose bit :math:`i` is set where player :math:`i` is in it. Everything is
exact: whole numbers and fractions, in the unit of the values.
"""
