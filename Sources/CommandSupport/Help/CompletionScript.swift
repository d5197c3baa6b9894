/// ArgumentParser's completion script for a shell, fit for words like `field=value`.
struct CompletionScript {
    /// As ArgumentParser made it.
    let text: String
    let program: String

    /// What a shell reads; any other text stays as it is.
    var adapted: String {
        let worded =
            text
            .replacing("Show the version.", with: HelpWords.showsVersion)
            .replacing("Show subcommand help information.", with: HelpWords.showsHelp)
            .replacing("Show help information.", with: HelpWords.showsHelp)
        return switch text {
        case let text where text.hasPrefix("#!/bin/bash"): worded + bashAssignments
        case let text where text.hasPrefix("#compdef"): Self.zshAssignments(worded)
        case let text where text.contains("\ncomplete -c '\(program)'"): worded
        default: text
        }
    }

    /// bash takes `field=value` apart at the equals sign, which is one word to the program.
    private var bashAssignments: String {
        """


        _\(program)_assignments() {
            local word="${COMP_LINE:0:COMP_POINT}"
            word="${word##*[[:space:]]}"
            if [[ "${word}" != *=* ]]; then
                _\(program) "${@}"
                # What ends with an equals sign goes on without a space.
                [[ "${COMPREPLY[*]}" == *= ]] && compopt +o filenames -o nospace
                return
            fi
            local -a COMP_WORDS
            read -ra COMP_WORDS <<<"${COMP_LINE:0:COMP_POINT}"
            local COMP_CWORD="$((${#COMP_WORDS[@]} - 1))"
            _\(program) "${1}" "${word}" "${COMP_WORDS[COMP_CWORD - 1]}"
            compopt +o filenames
            # Only what stands behind the equals sign is replaced.
            [[ "${COMP_WORDBREAKS}" == *=* ]] && COMPREPLY=("${COMPREPLY[@]#"${word%%=*}="}")
        }

        complete -o filenames -F _\(program)_assignments \(program)
        """
    }

    /// zsh puts a space behind every word, also behind one that ends with an equals sign.
    private static func zshAssignments(_ script: String) -> String {
        script
            .replacing(
                #"non_empty_completions=("${@:#(|:*)}")"#,
                with: #"non_empty_completions=("${@:#(|:*|*=)}") open_completions=("${(M)@:#*=}")"#
            )
            .replacing(
                "_describe -V '' non_empty_completions --",
                with: "_describe -V '' open_completions -S '' -- non_empty_completions --"
            )
    }
}
