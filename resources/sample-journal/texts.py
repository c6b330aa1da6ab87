"""What the invented trader writes into the journal; read by generate.py."""

# setup -> further tags and how often they are added
SETUPS = {
    "Opening range": [("Gap", .3), ("High volume", .35)],
    "Trend day": [("High volume", .4), ("Index driven", .5)],
    "Expiry fade": [("Expiry", .8), ("Countertrend", .4)],
    "Breakout": [("High volume", .5), ("52-week high", .2)],
    "Pullback": [("20 EMA", .5), ("Index driven", .2)],
    "Earnings drift": [("Results", .9), ("Gap", .5)],
    "VWAP reversal": [("Countertrend", .6)],
}
MISTAKES = ["Chased the entry", "Moved the stop", "No plan", "Too large", "Exited on fear", "Revenge trade"]
EMOTIONS = {
    "win": ["calm", "confident", "patient"],
    "loss": ["anxious", "frustrated", "impatient", "calm"],
    "flat": ["calm", "bored", "unsure"],
}
NOTES = {
    "Opening range": [
        "First 15 minutes gave a clean range; took the break on the retest, not on the first poke.",
        "Range was wide, so half the usual size. The level held on the second test.",
    ],
    "Trend day": [
        "Index never came back to VWAP after ten. Only traded with it.",
        "Advance/decline strong from the open; bought the first shallow dip.",
    ],
    "Expiry fade": [
        "Premiums too rich for the hour left. Plan was a quick fade, out before 15:15 whatever happens.",
        "Writers defended the round strike twice; took the third attempt from the other side.",
    ],
    "Breakout": [
        "Six weeks of base, volume twice the average on the break.",
        "Waited for the close above the level on the hourly chart. Stop below the base, not below the candle.",
    ],
    "Pullback": [
        "Third touch of the 20-day average in an uptrend. Entry only after the reversal bar.",
        "Sector leads the market this week; bought weakness instead of strength.",
    ],
    "Earnings drift": [
        "Results above every estimate and the gap held through the first hour.",
        "Guidance raised. Planned to hold ten sessions unless the gap fills.",
    ],
    "VWAP reversal": [
        "Stretched two bands from VWAP with fading volume.",
        "Good location, weak trigger. Took it small.",
    ],
    "win": [
        "Followed the plan to the target. Nothing to improve but the size.",
        "Took half off at one R and let the rest run. The second half paid for the week.",
        "Entry late by two minutes, exit as written. Good discipline today.",
        "Held through the pullback because the stop was where it belonged.",
    ],
    "loss": [
        "Stop where the idea was wrong, taken without argument. A good loss.",
        "Bought what had already moved. The plan said wait for the retest.",
        "Second trade in the same stock after a loss: that is not a setup, that is anger.",
        "Index turned at the same minute. Should have checked the breadth first.",
    ],
    "flat": [
        "Nothing happened for two hours; closed it to free the head.",
        "Scratched at entry after the level failed to give way.",
    ],
    "open": ["Swing position, stop below the last higher low. Review on Friday."],
}
