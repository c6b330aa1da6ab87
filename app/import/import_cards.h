#pragma once

#include "app/import/import_rows_model.h"

#include <QWidget>

#include <map>

namespace app {

class FigureCard;

/// How many fills or rows of the file end how: a card each. A click asks to see those rows alone.
class ImportCards final : public QWidget {
    Q_OBJECT

public:
    explicit ImportCards(QWidget* parent = nullptr);

    void showWaiting();
    /// The file cannot be read as it is.
    void showUnknown();
    void present(const core::ImportPlan& plan, const core::FigureText& text);
    FigureCard* card(RowState state) const { return m_cards.at(state); }

signals:
    void chosen(app::RowState state);

private:
    void showFigure(const QString& figure);

    std::map<RowState, FigureCard*> m_cards;
};

} // namespace app
