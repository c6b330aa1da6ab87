#pragma once

#include <QString>

namespace core {
class FigureText;
}

namespace app {

/// What core says in English (the title of a figure, its formula, why it has no value) in the language of the
/// window; as it is where there is no translation. translations/core_texts.cpp lists them.
QString inWords(const QString& english);
QString inWords(const char16_t* english);

/// The same for a counted text, as core::explain() asks for it.
QString countedInWords(int n, const char16_t* one, const char16_t* many, const core::FigureText& text);

/// The title of a change, which the journal keeps in English ("Add tag breakout").
QString changeTitle(const QString& stored);

} // namespace app
