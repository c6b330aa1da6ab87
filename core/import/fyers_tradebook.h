#pragma once

#include "core/import/broker_format.h"

namespace core {

/// Fyers' tradebook report. It has no usable ids (spreadsheets wrote 2.6E+13 over them), so that identical
/// rows are real separate fills, and prints no costs.
extern const BrokerFormat kFyersTradebook;

} // namespace core
