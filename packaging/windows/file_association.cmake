# Opens .tradingjournal files with the program; written and removed by the NSIS installer.
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
  WriteRegStr HKCR ".tradingjournal" "" "TradingJournal.Journal"
  WriteRegStr HKCR "TradingJournal.Journal" "" "Trading journal"
  WriteRegStr HKCR "TradingJournal.Journal\\DefaultIcon" "" "$INSTDIR\\bin\\trading-journal.exe,0"
  WriteRegStr HKCR "TradingJournal.Journal\\shell\\open\\command" "" '\"$INSTDIR\\bin\\trading-journal.exe\" --journal \"%1\"'
]])
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
  DeleteRegKey HKCR ".tradingjournal"
  DeleteRegKey HKCR "TradingJournal.Journal"
]])
