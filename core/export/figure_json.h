#pragma once

#include "core/statistics/number.h"
#include "core/statistics/summary.h"
#include "core/wire/json.h"

#include <utility>
#include <vector>

namespace core {

/// Writes the figures of one JSON object and gathers why some of them are null.
class FigureJson {
public:
    explicit FigureJson(JsonWriter& json) : m_json(json) {}

    FigureJson& number(const char* key, const Number& figure);
    FigureJson& money(const char* key, const MoneyFigure& figure);
    FigureJson& count(const char* key, int count);
    /// Null, with that reason.
    FigureJson& absent(const char* key, Undefinedness why);
    /// Figures of a nested object: their reasons are named "costs.commission".
    void nestedMoney(const char* parent, const char* key, const MoneyFigure& figure);
    /// The member `reasons`, where there are any.
    void writeReasons();

private:
    JsonWriter& m_json;
    std::vector<std::pair<QString, QString>> m_reasons;
};

} // namespace core
