"""The few numerical methods that the models need: roots, quadrature, differential equations, likelihoods, the normal law."""
