#pragma once

#include "core/statistics/figure_list.h"

#include <QString>

#include <optional>
#include <variant>

/// Every figure of a summary at full precision, a line each, but those of the group `without`.
inline QString allFigures(const core::Summary& summary, std::optional<core::FigureGroup> without = {}) {
    QString all;
    for (const core::FigureDefinition& figure : core::figureList()) {
        if (without == figure.group) {
            continue;
        }
        const core::FigureValue value = figure.value(summary);
        all += QString::fromUtf16(figure.key) + u'=';
        if (const auto* number = std::get_if<core::Number>(&value)) {
            all += QString::number(number->value, 'g', 17) + u'/' + QString::number(number->n) + u'/' +
                   core::reasonText(number->reason);
        } else if (const auto* money = std::get_if<core::MoneyFigure>(&value)) {
            all += money->value ? money->value->toString() : core::reasonText(money->reason);
        } else {
            all += QString::number(std::get<int>(value));
        }
        all += u'\n';
    }
    return all;
}
