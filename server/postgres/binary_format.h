#pragma once

#include "core/base/clock.h"

#include <QtEndian>

namespace server {

/// PostgreSQL's type numbers, fixed since long ago (src/include/catalog/pg_type.dat).
enum TypeNumber : unsigned {
    kBoolType = 16,
    kByteaType = 17,
    kCharType = 18,
    kNameType = 19,
    kBigintType = 20,
    kSmallintType = 21,
    kIntegerType = 23,
    kTextType = 25,
    kJsonType = 114,
    kUnknownType = 705,
    kDoubleType = 701,
    kBpcharType = 1042,
    kVarcharType = 1043,
    kDateType = 1082,
    kTimestamptzType = 1184,
    kUuidType = 2950,
    kJsonbType = 3802,
};

/// Binary dates and times count from 2000-01-01, timestamps in microseconds.
inline constexpr core::Day kEpochDay = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
/// The version that goes before the text of a binary jsonb.
inline constexpr char kJsonbVersion = 1;

/// Array header: dimensions, whether NULLs follow, element type; then length and lower bound of each
/// dimension.
inline constexpr std::size_t kArrayHeaderSize = 12;

template <typename Number>
Number readNumber(const char* bytes) {
    return qFromBigEndian<Number>(bytes);
}

} // namespace server
