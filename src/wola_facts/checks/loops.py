"""Loops in a graph of ids: each is found once, and told as the way round."""

from collections.abc import Iterator, Mapping, Sequence


def loops(edges: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the loops of a graph, one for each way back that a walk meets; a node that leads to itself is one.

    Walks without recursion, so a chain of any length is fine; linear in the edges.
    """
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        path = [start]
        places = {start: 0}
        waiting = [iter(edges[start])]
        while path:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                finished = path.pop()
                del places[finished]
                done.add(finished)
            elif following in places:
                yield path[places[following] :]
            elif following not in done and following in edges:
                places[following] = len(path)
                path.append(following)
                waiting.append(iter(edges[following]))
