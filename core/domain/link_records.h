#pragma once

#include "core/domain/record.h"

namespace core {

/// Link rows and settings are named by what they say, so that two computers that say the same make one row
/// (core/README.md, "Identity of records").
Record tagLink(FillId annotation, TagId tag);
Record settingRecord(const QString& name, const QString& value);
Record fxRateRecord(const QString& from, const QString& to, Day day, Decimal rate);

} // namespace core
