"""The brand kit: approved pictures, tone guidelines, campaign briefs and labels."""
