/**
 * Statistics that may be looked at again and again.
 *
 * <p>All evidence here is an <em>e-value</em>: a number whose expectation is at most 1 as long as
 * the suspicion is false, whoever looks and whenever. By Ville's inequality it then ever reaches
 * {@code 1/alpha} with a probability of at most {@code alpha}, so that a gate may judge every few
 * seconds without finding harm by its patience alone. E-values are kept as natural logarithms.
 *
 * <p>Every check is brought to counts: of some bad events, how many fell on the new path? {@link
 * dev.lockstep.rollout.statistics.EProcess} answers whether that is too many (harm) or few enough
 * (safety). As it looks only at how the bad events split, a burst that hits both paths says
 * nothing. {@link dev.lockstep.rollout.statistics.MismatchBound} bounds a rare rate from above, and
 * {@link dev.lockstep.rollout.statistics.SampleRatio} tells whether traffic is routed as
 * configured.
 *
 * <p>The methods: M. Lindon and A. Malek, "Anytime-Valid Inference for Multinomial Count Data"
 * (NeurIPS 2022); S. Howard, A. Ramdas, J. McAuliffe and J. Sekhon, "Time-uniform, nonparametric,
 * nonasymptotic confidence sequences" (Annals of Statistics, 2021). The choice of the priors is
 * explained in {@code docs/decisions}.
 */
@NullMarked
package dev.lockstep.rollout.statistics;

import org.jspecify.annotations.NullMarked;
