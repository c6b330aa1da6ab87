#pragma once

#include <QString>

#include <span>

namespace app {

/// `english` in the language of the window, when it was made of one of `patterns` ("Add tag %1"); else as it
/// is. The patterns are the texts of `context` for translation.
QString saidPattern(const char* context, std::span<const char* const> patterns, const QString& english);

} // namespace app
