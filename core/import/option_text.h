#pragma once

#include "core/domain/instrument.h"

#include <QString>

#include <optional>

namespace core {

/// What the words of a statement say of an option of a share or an index; what they leave out is empty.
struct OptionText {
    QString underlying;
    QString expiry; ///< as printed
    QString strike; ///< as printed, without currency sign
    OptionRight right = OptionRight::None;
};

/// "AAPL 01/19/2024 150.00 C" · "SOFI 8/4/2023 Call $12.00" · "AAPL Jan 19 2024 150 Call" ·
/// "AAPL 19JAN24 150 C" · "PUT (ABC) SAMPLE FEB 27 26 $9" · "-ABC260227P9" · ".AAPL240119C150", also with
/// words before and behind; nullopt for all else. An OCC symbol is read by readOccSymbol().
std::optional<OptionText> readOptionText(const QString& text);

/// The words speak of a call or a put with a date, readable or not: no share is described so.
bool soundsLikeOption(const QString& text);

/// "Call", "C", "CE", "European Put" …
OptionRight optionRightOf(const QString& word);

} // namespace core
