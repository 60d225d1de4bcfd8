package dev.lockstep.server.overview;

/** What one who follows the overview is told: first the whole of it, then what is another. */
sealed interface OverviewEvent permits Overview, Difference {}
