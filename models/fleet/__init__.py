r"""Vehicle scheduling: which vehicle does which routes of the day one after the other, as one duty.

Words and letters used on these sheets:

- :math:`t \in T` tasks, the routes to be done, each with a place and a time where it begins and where it ends;
- :math:`v \in V` vehicles alike at one depot, :math:`n_v` how many there are, :math:`T_v \subseteq T` what they may do;
- :math:`N_v` points of the time-space network of :math:`v`: a place at a time; :math:`A_v` its arcs: leaving the depot
  (:math:`A_v^{out} \subseteq A_v`), coming home, waiting, driving empty and doing a task
  (:math:`A_v^t \subseteq A_v` the arc of task :math:`t`); :math:`c_a` what an arc costs;
- :math:`x_{va}` how many vehicles go along an arc;
- :math:`d \in D` duties of a pool, :math:`c_d` what each costs, :math:`z_d \in \{0, 1\}` whether it is driven.

Time is in ticks, distance in the matrix's own unit, cost in whole cost units. A duty begins when the vehicle leaves its
depot and ends when it is back; a vehicle has one duty a day.
"""
