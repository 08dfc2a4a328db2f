"""Reports that the tests read: one event told twice, and others."""

from __future__ import annotations

GRID = (
    "The grid operator of Vesnia warned on Thursday that reserves will last four days if "
    "January is cold.\n\n"
    "Marta Ostrowska, who heads the operator, said that two of the six reactors in Vesnia "
    "stand still for repairs. Imports from the south are sold out until the end of February, "
    "she added.\n\n"
    "The ministry of energy asked towns to switch off every second street lamp from the first "
    "of December. Hospitals and trains keep their power under all circumstances."
)

#: As agencies are printed: the same report, with a paragraph of one's own.
GRID_TOLD_AGAIN = (
    GRID + "\n\nIn Port Amber the mayor said that the lamps on the quay would stay lit for the "
    "fishing fleet, whatever the ministry asked."
)

MUSEUM = (
    "The museum of boats in Port Amber opened its doors again on Friday after nine years of "
    "works.\n\n"
    "Forty vessels hang from the ceiling of the old rope factory. Visitors enter through the "
    "hull of a ferry that crossed the bay until 1987. Tickets cost six marks, and children "
    "pay nothing."
)
