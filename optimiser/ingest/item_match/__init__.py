"""Purchase-order texts to items: keys first, then descriptions with a hard veto on sizes, strengths and sides."""
