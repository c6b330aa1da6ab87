#pragma once

#include "app/import/read_question.h"
#include "core/statistics/figure_text.h"

#include <QFrame>

class QButtonGroup;
class QDateEdit;
class QLabel;
class QVBoxLayout;

namespace app {

/// The questions a file raised, each with the readings to choose from. They stay with their answers until
/// reset(); a file that leaves nothing open shows none.
class ReadQuestions final : public QFrame {
    Q_OBJECT

public:
    explicit ReadQuestions(QWidget* parent = nullptr);

    void ask(const ReadQuestion& question, const core::FigureText& text);
    /// For the next file.
    void reset();
    /// The columns tell how numbers and dates are read; a day that was told stays.
    void forgetReadings();
    bool isAsking() const {
        return !m_numbers.part->isHidden() || !m_dates.part->isHidden() || isAskingDay();
    }
    bool isAskingDay() const { return !m_day.part->isHidden(); }
    const core::ReadOptions& answers() const { return m_answers; }

    QButtonGroup* numberButtons() const { return m_numbers.choices; }
    QButtonGroup* dateButtons() const { return m_dates.choices; }
    QDateEdit* dayEdit() const { return m_dayEdit; }

signals:
    void answered(const core::ReadOptions& answers);

private:
    struct Part {
        QWidget* part = nullptr;
        QLabel* words = nullptr;
        QButtonGroup* choices = nullptr;
    };
    Part addPart(QVBoxLayout& layout, int choices);
    void askNumber(const ReadQuestion& question, const core::FigureText& text);
    void askDate(const ReadQuestion& question, const core::FigureText& text);
    static void forget(Part& part);

    Part m_numbers;
    Part m_dates;
    Part m_day;
    QDateEdit* m_dayEdit;
    core::ReadOptions m_answers;
};

} // namespace app
