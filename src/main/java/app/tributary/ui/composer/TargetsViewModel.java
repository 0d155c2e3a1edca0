package app.tributary.ui.composer;

import app.tributary.chat.Channel;
import app.tributary.chat.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Where a text goes: the chips, and what the user wants of each. A wish outlives the chip: a target that
 * comes back after a lost connection is on or off as it was. FX thread only.
 */
public final class TargetsViewModel {
    private final ReadOnlyObjectWrapper<List<TargetChip>> chips = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<Target, Boolean> wishes = new HashMap<>();
    /** What is wanted of a target of which the user has said nothing. */
    private boolean unless = true;
    private List<TargetChip> offered = List.of();
    private Optional<Channel> only = Optional.empty();
    private Function<Channel, String> notThere = channel -> "";

    /** The chips, in the order of the channels. */
    public ReadOnlyObjectProperty<List<TargetChip>> chipsProperty() {
        return chips.getReadOnlyProperty();
    }

    /** Where the text would go now. */
    public List<Target> chosen() {
        return chips.get().stream().filter(TargetChip::chosen).map(TargetChip::target).toList();
    }

    /** Every target that can be written to now, wanted or not. */
    public List<Target> possible() {
        return chips.get().stream().filter(chip -> chip.off().isEmpty()).map(TargetChip::target).toList();
    }

    /** Switches a target on or off; nothing where it cannot be written to. */
    public void toggle(Target target) {
        chips.get().stream().filter(chip -> chip.target().equals(target) && chip.off().isEmpty()).findFirst()
                .ifPresent(chip -> {
                    wishes.put(target, !chip.wanted());
                    show();
                });
    }

    /** Switches the target of a number key, from 1. */
    public void toggle(int number) {
        if (number >= 1 && number <= chips.get().size()) {
            toggle(chips.get().get(number - 1).target());
        }
    }

    /** Exactly these are wanted, of those that are offered now and later. */
    public void want(Collection<Target> targets) {
        var wanted = Set.copyOf(targets);
        offered.forEach(chip -> wishes.put(chip.target(), wanted.contains(chip.target())));
        wanted.forEach(target -> wishes.put(target, true));
        show();
    }

    /**
     * What the user wants, also of targets that are not offered at the moment; nothing where they have said
     * nothing: then every target is wanted, also those that come later.
     */
    List<Target> wanted() {
        if (wishes.isEmpty()) {
            return List.of();
        }
        var all = new LinkedHashSet<Target>();
        offered.stream().map(TargetChip::target).filter(this::isWanted).forEach(all::add);
        wishes.forEach((target, wish) -> {
            if (wish) {
                all.add(target);
            }
        });
        return List.copyOf(all);
    }

    /** What was wanted in an earlier run; nothing else is, until the user says so. */
    void restore(Collection<Target> targets) {
        if (!targets.isEmpty()) {
            unless = false;
            targets.forEach(target -> wishes.put(target, true));
            show();
        }
    }

    private boolean isWanted(Target target) {
        return wishes.getOrDefault(target, unless);
    }

    /** What a target is called, also one that is not offered any more. */
    public String label(Target target) {
        return offered.stream().filter(chip -> chip.target().equals(target)).findFirst().map(TargetChip::label)
                .orElseGet(target::toString);
    }

    /** From now on these are offered; whether each is wanted is decided here. */
    void offer(List<TargetChip> targets) {
        offered = List.copyOf(targets);
        show();
    }

    /** Only the targets of one channel are open, because the text is a reply there. */
    void only(Optional<Channel> channel, Function<Channel, String> why) {
        only = channel;
        notThere = why;
        show();
    }

    private void show() {
        var next = new ArrayList<TargetChip>();
        for (var chip : offered) {
            var here = chip.withWanted(isWanted(chip.target()));
            boolean elsewhere = only.filter(channel -> !channel.equals(chip.target().channel())).isPresent();
            next.add(elsewhere && here.off().isEmpty()
                    ? here.withOff(Optional.of(notThere.apply(chip.target().channel())))
                    : here);
        }
        chips.set(List.copyOf(next));
    }
}
