# fish completion for tj
set -l commands import trades stats equity breakdown export add edit delete tags account instrument journal undo redo history check backup restore formats help

complete -c tj -f
complete -c tj -l journal -r -F -d 'The journal to use'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a import -d 'Import broker files, our CSV or JSON'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a trades -d 'List trades'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a stats -d 'Print every figure'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a equity -d 'Print the equity curve'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a breakdown -d 'Figures by symbol, tag, weekday …'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a export -d 'Write CSV, JSON, a workbook or a report'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a add -d 'Add a trade by hand'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a edit -d 'Change plan, notes, tags and rating'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a delete -d 'Put trades into the trash'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a tags -d 'List or change tags'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a account -d 'Make or change an account'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a instrument -d 'Tell the contract size of a symbol'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a journal -d 'Show or set the journal settings'
complete -c tj -n "not __fish_seen_subcommand_from $commands" -a 'undo redo history check backup restore formats help'

set -l filtered trades stats equity breakdown export
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l basis -x -a 'net gross'
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l from -x -d 'First day'
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l to -x -d 'Last day'
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l symbol -x
complete -c tj -n "__fish_seen_subcommand_from $filtered add edit" -l tag -x
complete -c tj -n "__fish_seen_subcommand_from $filtered import add" -l account -x
complete -c tj -n "__fish_seen_subcommand_from $filtered add" -l side -x -a 'long short'
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l win -d 'Only winning trades'
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l loss -d 'Only losing trades'
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l open -d 'Only open trades'
complete -c tj -n "__fish_seen_subcommand_from $filtered" -l closed -d 'Only closed trades'
complete -c tj -n "__fish_seen_subcommand_from import trades stats equity breakdown add tags account journal history check formats" -l json -d 'Print JSON'
complete -c tj -n "__fish_seen_subcommand_from trades equity" -l csv -d 'Print CSV'
complete -c tj -n "__fish_seen_subcommand_from breakdown" -a 'symbol tag weekday hour month side account playbook'
complete -c tj -n "__fish_seen_subcommand_from export" -l format -x -a 'csv json xlsx pdf'
complete -c tj -n "__fish_seen_subcommand_from export" -s o -r -F -d 'File to write'
complete -c tj -n "__fish_seen_subcommand_from import" -F
complete -c tj -n "__fish_seen_subcommand_from import" -l format -x -a "auto (tj formats 2>/dev/null | awk 'NR > 1 {print \$1}')"
complete -c tj -n "__fish_seen_subcommand_from import account journal" -l timezone -x
complete -c tj -n "__fish_seen_subcommand_from import" -l date -x
complete -c tj -n "__fish_seen_subcommand_from import" -l date-order -x -a 'dmy mdy ymd'
complete -c tj -n "__fish_seen_subcommand_from import" -l decimal-point -x
complete -c tj -n "__fish_seen_subcommand_from import" -l restore -d 'Bring back deleted fills'
complete -c tj -n "__fish_seen_subcommand_from import" -l dry-run -d 'Write nothing'
for option in quantity entry exit fees
    complete -c tj -n "__fish_seen_subcommand_from add" -l $option -x
end
for option in initial-stop target opening-price mae mfe untag rating emotion playbook mistake
    complete -c tj -n "__fish_seen_subcommand_from edit" -l $option -x
end
complete -c tj -n "__fish_seen_subcommand_from edit" -l reviewed -d 'Mark as reviewed'
complete -c tj -n "__fish_seen_subcommand_from add edit" -l stop -x
complete -c tj -n "__fish_seen_subcommand_from add edit" -l note -x
complete -c tj -n "__fish_seen_subcommand_from add instrument account journal" -l currency -x
complete -c tj -n "__fish_seen_subcommand_from add instrument" -l multiplier -x
complete -c tj -n "__fish_seen_subcommand_from add instrument" -l tick -x
complete -c tj -n "__fish_seen_subcommand_from add instrument" -l class -x -a 'stock future option forex crypto cfd'
complete -c tj -n "__fish_seen_subcommand_from account" -l starting-equity -x
complete -c tj -n "__fish_seen_subcommand_from journal" -l risk-free-rate -x
complete -c tj -n "__fish_seen_subcommand_from account" -l matching -x -a 'fifo lifo average'
complete -c tj -n "__fish_seen_subcommand_from tags" -a 'add rename merge remove'
complete -c tj -n "__fish_seen_subcommand_from tags" -l color -x
complete -c tj -n "__fish_seen_subcommand_from tags" -l group -x
complete -c tj -n "__fish_seen_subcommand_from check" -l fix -d 'Repair what is safe to repair'
complete -c tj -n "__fish_seen_subcommand_from backup restore" -F
complete -c tj -n "__fish_seen_subcommand_from help" -a "$commands"
