# bash completion for tj
_tj() {
    local current previous command word i
    current=${COMP_WORDS[COMP_CWORD]}
    previous=${COMP_WORDS[COMP_CWORD - 1]}
    local commands="import trades stats equity breakdown export add edit delete tags account instrument journal undo redo history check backup restore formats help"
    local filter="--basis --from --to --symbol --tag --account --side --win --loss --open --closed"
    local program=${COMP_WORDS[0]}
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == --journal ]]; then
            ((i++))
        elif [[ $word != -* && -z $command ]]; then
            command=$word
        fi
    done
    case $previous in
    --journal | -o) COMPREPLY=($(compgen -f -- "$current")); return ;;
    --basis) COMPREPLY=($(compgen -W "net gross" -- "$current")); return ;;
    --side) COMPREPLY=($(compgen -W "long short" -- "$current")); return ;;
    --matching) COMPREPLY=($(compgen -W "fifo lifo average" -- "$current")); return ;;
    --class) COMPREPLY=($(compgen -W "stock future option forex crypto cfd" -- "$current")); return ;;
    --decimal-point) COMPREPLY=($(compgen -W ". ," -- "$current")); return ;;
    --rating) COMPREPLY=($(compgen -W "0 1 2 3 4 5" -- "$current")); return ;;
    --from | --to | --symbol | --tag | --account | --timezone | --date | --quantity | --entry | --exit | --fees | \
        --stop | --note | --multiplier | --tick | --currency | --initial-stop | --target | --opening-price | --mae | \
        --mfe | --untag | --emotion | --playbook | --mistake | --color | --group | --starting-equity | \
        --risk-free-rate)
        return ;; # a value that nobody can guess
    --date-order) COMPREPLY=($(compgen -W "dmy mdy ymd" -- "$current")); return ;;
    --format)
        if [[ $command == export ]]; then
            COMPREPLY=($(compgen -W "csv json xlsx pdf" -- "$current"))
        else
            COMPREPLY=($(compgen -W "auto $("$program" formats 2>/dev/null | awk 'NR > 1 {print $1}')" -- "$current"))
        fi
        return ;;
    esac
    case $command in
    "") COMPREPLY=($(compgen -W "$commands --journal --help --version" -- "$current")) ;;
    import)
        COMPREPLY=($(compgen -W "--account --format --timezone --date --date-order --decimal-point --restore --dry-run --json" -- "$current") $(compgen -f -- "$current")) ;;
    trades | equity) COMPREPLY=($(compgen -W "$filter --json --csv" -- "$current")) ;;
    stats) COMPREPLY=($(compgen -W "$filter --json" -- "$current")) ;;
    breakdown)
        COMPREPLY=($(compgen -W "symbol tag weekday hour month side account playbook $filter --json" -- "$current")) ;;
    export) COMPREPLY=($(compgen -W "$filter --format -o" -- "$current")) ;;
    add)
        COMPREPLY=($(compgen -W "--side --quantity --entry --exit --fees --stop --tag --note --account --multiplier --tick --class --currency --json" -- "$current")) ;;
    edit)
        COMPREPLY=($(compgen -W "--stop --initial-stop --target --opening-price --mae --mfe --tag --untag --note --rating --emotion --playbook --mistake --reviewed" -- "$current")) ;;
    tags) COMPREPLY=($(compgen -W "add rename merge remove --color --group --json" -- "$current")) ;;
    account) COMPREPLY=($(compgen -W "--currency --starting-equity --matching --timezone --json" -- "$current")) ;;
    instrument) COMPREPLY=($(compgen -W "--multiplier --tick --class --currency" -- "$current")) ;;
    journal) COMPREPLY=($(compgen -W "--timezone --currency --risk-free-rate --json" -- "$current")) ;;
    check) COMPREPLY=($(compgen -W "--fix --json" -- "$current")) ;;
    history | formats) COMPREPLY=($(compgen -W "--json" -- "$current")) ;;
    backup | restore) COMPREPLY=($(compgen -f -- "$current")) ;;
    help) COMPREPLY=($(compgen -W "$commands" -- "$current")) ;;
    esac
}
complete -o filenames -F _tj tj
