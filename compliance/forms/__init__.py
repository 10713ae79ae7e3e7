"""One form per legal step: it asks for exactly the facts that the step's paper is filled from."""
