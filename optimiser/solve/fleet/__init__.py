"""Vehicle scheduling solved: chains by matching, flows by linear programme, duties under drivers' hours by columns."""
