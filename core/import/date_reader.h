#pragma once

#include "core/base/result.h"
#include "core/import/broker_format.h"
#include "core/import/clock_reader.h"
#include "core/import/statement.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

struct PrintedDate {
    PrintedTime time;
    QString remark; ///< what was odd about it, empty mostly
};

/// Reads the dates of one column, with or without a time behind: 2026-08-25 · 20260825;093000 · 25/08/2026 ·
/// 8/25/26 · 25.08.2026 · "25 Aug 2026, 03:20:21 PM" · Aug 25, 2026 · ISO 8601. Day and month are told apart
/// over all rows: call see() for each first, or give the order where a format fixes it.
class DateColumn {
public:
    using Order = ReadOptions::DateOrder;

    /// `fixed` other than Detect: no need to see().
    explicit DateColumn(Order fixed = Order::Detect) : m_order(fixed) {}

    /// `row` is named when another row contradicts it.
    void see(QByteArrayView utf8, int row = 0);
    /// What the rows decided; Detect when none did, when all are alike in both orders, or when they
    /// contradict.
    Order order() const;

    /// InvalidValue, AmbiguousValue for "03/04/2026" in an undecided column, telling the rows that contradict
    /// each other where there are such. Wall time as printed; `instant`
    /// only when an offset is printed beside.
    Result<PrintedDate> read(QByteArrayView utf8) const;
    /// Date and time in two cells; an empty time is none.
    Result<PrintedDate> read(QByteArrayView date, QByteArrayView clock) const;

private:
    /// The first row that proves an order.
    struct Proof {
        int row = 0;
        QString cell;
    };
    Error undecided(QByteArrayView cell) const;

    Order m_order;
    std::optional<Proof> m_dayFirst;
    std::optional<Proof> m_monthFirst;
    bool m_sawYearFirst = false;
};

} // namespace core
